"""Invented people from all over the world. A first and a last name meet by arithmetic, so that
nobody in particular is meant; the first 9,760 pairs all differ."""

from __future__ import annotations

_FIRST = """
Abena Adaeze Aino Aisulu Akua Alejandra Ama Anahera Anneke Aroha Arvid Asel Ayşe Bahram Beatriz
Birgit Bojana Caoimhe Chidi Chiara Dalia Darius Désirée Dilnoza Eamon Efua Eilidh Emeka Eszter
Farah Fatoumata Fiadh Gergő Giulia Gulnara Hanneke Haruka Hiba Hoang Ilse Imani Ingrid Ioana Iskra
Itzel Jelena Jesús Kaito Kalea Kwabena Lale Leilani Linh Lúcia Magnús Mairi Manaia Marit Mateo
Mbali Minh Miriam Nadia Naoki Nilufar Nomvula Oddný Oluchi Paloma Quentin Rasa Renske Ruwan Samira
Sinazo Soraya Tadeusz Tevita Thandiwe Yerlan
"""

_LAST = """
Abadi Achieng Adeyemi Aguilar Ahokas Almeida Amoah Andersen Antonescu Aydem Bakker Balogun Baptiste
Barros Bekele Bielak Botha Bouchard Brandt Brennan Bulatov Cabrera Calloway Castellanos Chanda
Chatterjee Choque Clery Coulibaly Dahlgren Danso Delacroix Demir Diallo Dimitrova Dlamini Dube
Ekwueme Eriksen Farrugia Fekete Fernando Fofanah Gaspar Ghebre Gunawardena Haas Hakimi Halvorsen
Hashimoto Hernándo Hoxha Hussaini Ibarra Iyer Jansone Jayasuriya Juárez Kaewmanee Kahale Kamara
Karimov Kaveia Kiprono Kowalik Kuznets Lagergren Lemaire Lindqvist Mahlangu Makarov Marković
Mensah Menon Mikkola Moreau Mwangi Nakagawa Ndiaye Nejad Nguyễn Novotná Nyström Obuya Okonjo
Oliveira Ong Orozco Paredes Parvez Petrauskas Pham Popescu Quintero Rahman Raudsepp Reinholt Ruiz
Sabitov Saito Sandoval Santoso Sarkisyan Schaap Shrestha Siddiqui Sithole Sørensen Tamm Tanoa
Teixeira Toivonen Tshabalala Ueda Valente Vos Waweru Weiss Yamada Yeboah Zielińska Zulu
"""
FIRST, LAST = _FIRST.split(), _LAST.split()

# The team behind the welcome page's second door.
SMALL_LEADER = "Marisol Quispe"
SMALL_TEAM = (
    "Amara Nwosu",
    "Bilal Haddad",
    "Dagny Solheim",
    "Eleni Markou",
    "Farid Rahimi",
    "Hemi Walker",
    "Isabela Rocha",
    "Jun Takeda",
    "Mei-Ling Tan",
    "Owen Pritchard",
    "Priya Raman",
    "Sefa Tuilagi",
)
SMALL_GROUP = "Service Desk North"

TEAMS = ("Service Desk", "Field Support", "Desktop Team", "Campus IT", "Clinic IT", "Night Desk")
PLACES = (
    "North",
    "South",
    "East",
    "West",
    "Harbour",
    "Hill",
    "Riverside",
    "Station",
    "Old Town",
    "Lakeside",
    "Airport",
    "Market",
    "Forest",
    "Island",
)
ZONES = (
    "Europe/Lisbon",
    "America/La_Paz",
    "Africa/Lagos",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Europe/Helsinki",
    "America/Toronto",
    "Asia/Tokyo",
    "Africa/Nairobi",
    "Europe/Berlin",
)
# Shares no factor with the number of pairs, so that neighbours in a list sound different.
STRIDE = 2311


def person_name(number: int, seed: int) -> str:
    """The name of the person with this number, counted from 0."""
    pair = (number * STRIDE + seed * 97) % (len(FIRST) * len(LAST))
    return f"{FIRST[pair % len(FIRST)]} {LAST[pair // len(FIRST)]}"


def group_name(number: int) -> str:
    """Counted from 0; after each pair of team and place has had its turn, a number follows."""
    team = TEAMS[number % len(TEAMS)]
    place = PLACES[(number // len(TEAMS)) % len(PLACES)]
    again = number // (len(TEAMS) * len(PLACES))
    return f"{team} {place} {again + 1}" if again else f"{team} {place}"
