"""What GEDCOM's tags of events and facts are called, and in which lane they stand.

Source: GEDCOM 5.5.1, appendix A, and 7.0, section 3; LDS ordinances among them.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """A kind of event: `Birth` of somebody."""

    words: str
    lane: str = "lives"


LANES: Final = {"births": "Births", "lives": "Lives", "families": "Families", "deaths": "Deaths"}
"""Ids and titles of the lanes, from top to bottom."""

EVENTS: Final = {
    "BIRT": Kind("Birth", "births"),
    "CHR": Kind("Christening", "births"),
    "BAPM": Kind("Baptism", "births"),
    "ADOP": Kind("Adoption", "births"),
    "BLES": Kind("Blessing", "births"),
    "BRIS": Kind("Circumcision", "births"),
    "DEAT": Kind("Death", "deaths"),
    "BURI": Kind("Burial", "deaths"),
    "CREM": Kind("Cremation", "deaths"),
    "PROB": Kind("Probate of the will", "deaths"),
    "WILL": Kind("Will"),
    "BARM": Kind("Bar mitzvah"),
    "BASM": Kind("Bas mitzvah"),
    "CHRA": Kind("Adult christening"),
    "CONF": Kind("Confirmation"),
    "FCOM": Kind("First communion"),
    "ORDN": Kind("Ordination"),
    "NATU": Kind("Naturalisation"),
    "EMIG": Kind("Emigration"),
    "IMMI": Kind("Immigration"),
    "CENS": Kind("Census"),
    "GRAD": Kind("Graduation"),
    "RETI": Kind("Retirement"),
    "EVEN": Kind("Event"),
    "BAPL": Kind("Baptism (LDS)"),
    "CONL": Kind("Confirmation (LDS)"),
    "INIL": Kind("Initiatory (LDS)"),
    "ENDL": Kind("Endowment (LDS)"),
    "SLGC": Kind("Sealing to parents (LDS)"),
    "MARR": Kind("Marriage", "families"),
    "MARB": Kind("Banns of marriage", "families"),
    "MARC": Kind("Contract of marriage", "families"),
    "MARL": Kind("Licence of marriage", "families"),
    "MARS": Kind("Settlement of marriage", "families"),
    "ENGA": Kind("Engagement", "families"),
    "DIV": Kind("Divorce", "families"),
    "DIVF": Kind("Petition for divorce", "families"),
    "ANUL": Kind("Annulment of the marriage", "families"),
    "SLGS": Kind("Sealing of spouses (LDS)", "families"),
}
FACTS: Final = {
    "OCCU": Kind("Occupation"),
    "RESI": Kind("Residence"),
    "EDUC": Kind("Education"),
    "TITL": Kind("Title"),
    "RELI": Kind("Religion"),
    "NATI": Kind("Nationality"),
    "CAST": Kind("Caste"),
    "DSCR": Kind("Description"),
    "PROP": Kind("Possessions"),
    "IDNO": Kind("Number"),
    "SSN": Kind("Social security number"),
    "NCHI": Kind("Number of children"),
    "NMR": Kind("Number of marriages"),
    "FACT": Kind("Fact"),
}
"""What is so of somebody, rather than happens: an event where it has a date."""
