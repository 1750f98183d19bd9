"""Where it is kept: TOML in, problems out."""
