"""A chronology told one event at a time: in order of time, or in the order of a route."""
