"""Between this project's codes and those of other datasets: CAMEO, FIPS, COW, the names of sectors.

The tables lie in data/. They take no part in coding, so they are not among the rules whose digest the ledger keeps.
"""

from multipolar.crosswalk.cameo import CameoCode, CameoTable, load_cameo
from multipolar.crosswalk.countries import Countries, load_countries
from multipolar.crosswalk.parties import PartyCodes, load_party_codes

__all__ = ["CameoCode", "CameoTable", "Countries", "PartyCodes", "load_cameo", "load_countries", "load_party_codes"]
