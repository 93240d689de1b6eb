"""Classes of nouns that an entry of the lexicon may name instead of listing them: "<people>", "<craft>"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

CLASSES: dict[str, frozenset[str]] = {
    "<people>": frozenset(
        "man woman child boy girl person people civilian citizen national villager resident inhabitant peasant "
        "farmer herder shepherd fisherman fishermen sailor seaman crew crewman captain pilot driver worker "
        "labourer laborer migrant refugee seeker student pupil schoolgirl schoolboy teacher lecturer professor "
        "academic scientist researcher doctor nurse medic lawyer judge prosecutor magistrate journalist reporter "
        "editor correspondent blogger writer poet author artist singer activist dissident critic opponent "
        "protester protestor demonstrator striker suspect detainee prisoner inmate hostage captive soldier officer "
        "troop guard policeman policewoman constable gendarme marine ranger commander general colonel deserter "
        "conscript recruit fighter rebel militant insurgent gunman guerrilla militiaman smuggler trafficker spy "
        "agent hacker contractor adviser advisor engineer technician employee staff staffer aide official minister "
        "deputy lawmaker senator mayor governor councillor candidate politician leader organiser organizer "
        "unionist trade-unionist member diplomat envoy consul ambassador missionary priest monk nun bishop pastor "
        "imam cleric preacher rabbi pilgrim worshipper tourist hiker traveller traveler passenger businessman "
        "banker trader merchant shopkeeper vendor hawker broker manager director executive owner youth teenager "
        "family brother sister son daughter wife husband relative widow mother father settler tribesman elder "
        "chief community minority group delegate representative lad clerk miner docker hunter trapper poacher "
        "gardener translator interpreter volunteer medics trawlerman businesswoman spokesman spokeswoman secretary "
        "treasurer president premier king emperor he she they him her them who whom".split()
    ),
    "<craft>": frozenset(
        "ship boat vessel tanker trawler freighter ferry dinghy skiff dhow sloop barge launch cutter tug longliner "
        "yacht carrier frigate destroyer corvette cruiser submarine warship gunboat flotilla convoy aircraft plane "
        "jet airliner helicopter drone balloon bomber fighter warplane glider truck lorry train bus tractor car "
        "jeep ambulance minibus pickup tank vehicle".split()
    ),
    "<forces>": frozenset(
        "troop soldier army force navy fleet marine battalion brigade division regiment corps company platoon "
        "squadron column infantry cavalry paratrooper commando legion guard guardsman militia militiaman "
        "paramilitary gendarme gendarmerie police policeman constable trooper fighter rebel guerrilla insurgent "
        "warship frigate corvette destroyer carrier submarine gunboat cutter flotilla armada bomber warplane jet "
        "aircraft helicopter tank armour armor artillery battery gunner horseman rider spearman warrior tribesman "
        "unit garrison patrol peshmerga mercenary reservist conscript convoy drone sukhoi mig".split()
    ),
    "<weapons>": frozenset(
        "missile rocket icbm warhead torpedo weapon bomb artillery howitzer mortar gun cannon launcher battery "
        "radar interceptor patriot armour armor tank vehicle cannonball shell mine".split()
    ),
    "<rebels>": frozenset(
        "rebel gunman gunmen militant insurgent guerrilla jihadist jihadi islamist extremist terrorist pirate "
        "bandit kidnapper hijacker abductor gang gangster cartel separatist fighter mutineer trafficker smuggler "
        "raider youth militia militiaman herder herdsman tribesman brigand highwayman haram shabaab houthi "
        "houthis".split()
    ),
    "<crowd>": frozenset(
        "crowd protester protestor demonstrator marcher student pupil farmer worker miner docker teacher nurse "
        "doctor lawyer villager resident people thousand hundred dozen million woman man youth activist supporter "
        "sympathiser monk nun believer worshipper parishioner pensioner mother widow relative family driver "
        "trucker haulier hauler herder shepherd fisherman fishermen vendor trader hawker shopkeeper stallholder "
        "opponent critic follower mob settler exile refugee migrant expatriate diaspora community monks elder "
        "peasant grower grape-grower rancher campesino unionist striker veteran artist actor journalist taxi "
        "nationalist monarchist royalist leftist environmentalist feminist pacifist fan tenant squatter prisoner "
        "inmate detainee townsman townspeople local dweller employee staff attendant pilot steward postman clerk "
        "tribesman opposition schoolgirl schoolchild".split()
    ),
    "<labour>": frozenset(
        "union federation confederation congress guild association brotherhood worker miner docker stevedore "
        "longshoreman teacher lecturer nurse doctor medic physician surgeon pharmacist pilot steward attendant "
        "crew driver trucker haulier railwayman railwaymen signalman porter postman dustman binman clerk staff "
        "employee labourer laborer judge magistrate lawyer pleader prosecutor warder guard gravedigger croupier "
        "interpreter translator journalist printer actor screenwriter player fireman firefighter paramedic "
        "ambulanceman farmer grower baker butcher shopkeeper trader stallholder vendor taxi tanker bus rickshaw "
        "weaver loom tanner tailor machinist mechanic electrician plumber builder joiner carpenter sailor seafarer "
        "seaman fisherman fishermen captain master airman academic professor student scientist engineer technician "
        "civil servant veterinarian vet resident hospital controller workforce picker planter tapper cutter "
        "harvester shearer oilman refiner collector cook waiter cleaner hairdresser schoolteacher schoolmaster "
        "walkout musician dancer unions crews".split()
    ),
    "<envoys>": frozenset(
        "diplomat ambassador envoy attache attaché consul chargé charge affaires d'affaires nuncio "
        "counsellor "
        "secretary legation representative delegate spokesman coordinator adviser advisor inspector monitor "
        "observer official agent spy correspondent reporter journalist missionary nun priest staff staffer mission "
        "airman soldier trainer instructor expert technician researcher rapporteur investigator envoys resident".split()
    ),
    "<court>": frozenset(
        "court judge tribunal bench jury magistrate justice panel commission regulator watchdog authority umpire "
        "arbitrator inspectorate ombudsman audiencia".split()
    ),
    "<building>": frozenset(
        "school clinic hospital church mosque temple monastery university office centre center shop market store "
        "factory mill works plant warehouse mine quarry radio station newspaper press bank hotel restaurant cafe "
        "café club theatre theater cinema library museum bakery refinery well borehole seminary college orphanage "
        "hostel post bridge road railway line crossing border frontier gate port airport airspace airfield strait "
        "lagoon canal river sky skies valley quarter camp village town yard pier quay auction".split()
    ),
    "<money>": frozenset(
        "money cash fund funding aid loan credit grant subsidy million billion thousand euro dollar pound franc "
        "krona krone peso ruble rouble yen yuan rupee shekel rand share budget revenue tranche payment payout "
        "disbursement stipend allowance wage salary pension bonus rebate".split()
    ),
    "<time>": frozenset(
        "second minute hour day night week fortnight month year deadline ultimatum midnight noon midday sunset "
        "sundown sunrise dawn dusk nightfall moonrise morning evening tomorrow weekend tonight monday tuesday "
        "wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december spring summer autumn winter easter christmas ramadan".split()
    ),
}


def is_one_of(token: Token, words: Iterable[str]) -> bool:
    """Tell whether a token is one of some words, which may be classes.

    "<name>" stands for anybody's name, "<number>" for a bare number ("drove [40,000] across the river"), "<predicate>"
    for whatever somebody is called ("called it [a farce]").
    """
    lemma = token.lemma_.lower()
    for word in words:
        if word == lemma:
            return True
        if word.startswith("<") and _is_in_class(token, lemma, word):
            return True
    return False


def _is_in_class(token: Token, lemma: str, name: str) -> bool:
    if name == "<name>":
        return bool(token.pos_ == "PROPN")
    if name == "<number>":
        return bool(token.pos_ == "NUM")
    if name == "<predicate>":
        return bool(token.dep_ == "oprd")
    if name in {"<people>", "<crowd>"} and token.tag_ == "NNPS":  # "three Americans"
        return True
    return lemma in CLASSES[name]
