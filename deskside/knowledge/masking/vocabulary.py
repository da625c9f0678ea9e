"""Words that tell names from other words written with a capital letter. All in small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Given names that are nothing else: what may also be an everyday word is only asked about.
FIRST_NAMES = _words(
    """
    aaliyah aaron abdul abdullah abigail adam adele adrian agnes agnieszka ahmad ahmed aidan aisha
    akira alan albert alejandro alessandro alex alexander alexandra alexis alfred ali alice alicia
    alina alison allison amanda amara amber amelia amina amir amira amit amy ana anastasia anders
    andre andrea andreas andrei andrew andrzej angela angelika anika anita anja ann anna anne
    annette annika anthony antje anton antonio anya arjun arthur arturo asha ashley astrid audrey
    axel ayesha aylin barbara bartosz beata beatrice ben benedikt benjamin bernadette bernard
    bernd beth betty bianca bilal birgit bjorn björn boris brandon brenda brian bridget brigitte
    bruno bryan camille carl carla carlos carmen carol caroline carolyn carsten catherine cathy
    cecilia charlene charles charlotte chen cheryl chiara chloe chris christa christian christina
    christine christof christoph christopher claire clara clara claudia claus clemens colin connor
    cornelia craig cristina cynthia dagmar dagny daisuke damian daniel daniela danielle darren
    dave david deborah debra deepak denise dennis derek desmond detlef diana diane diego dieter
    dietmar dimitri dirk dmitri dolores dominic dominik donald donna doris dorothea dorothy
    douglas duncan dylan eberhard eddie edith eduardo edward eileen eleanor elena elisabeth eliza
    elizabeth elke ella ellen elliot elsa emil emilia emily emma emmanuel enrique erica erik erika
    ernst esther ethan eugene eva evelyn fabian farid fatima fatma federico felipe felix ferdinand
    fernando filip fiona florence florian francesca francesco francis francisco franz françois
    frederick frederik frida friedrich fritz gabriel gabriela gabriele gareth gary geoffrey george
    georg gerald gerard gerda gerhard gillian gina giorgio giovanni gisela giulia giuseppe gloria
    gordon graham greta gregor gregory grzegorz guido guillaume gunnar gustav hamza hana hannah
    hannes hans harald harold haruto hassan heather hector heidi heike heiko heiner heinrich heinz
    helen helena helga helmut hemi henrik henry herbert hermann hilda hiroshi holger horst hubert
    hugo hussein ian ibrahim ida ignacio igor ilse imran ines inga ingo ingrid irene irina isabel
    isabella ismail ivan ivana jacob jacqueline jacques jakob jamal james jamie jan jana jane
    janet janice janina jason javier jeff jeffrey jennifer jenny jens jeremy jerome jerry jesse
    jessica jill jim jimmy jin joachim joan joanna joanne joao jochen joe joel joern jörg johan
    johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph
    josephine joshua josé juan juana judith judy julia julian juliane julie julien juliet jun
    juliette jürgen justin justyna jutta kai karen karim karin karl karla karolina karsten kasia
    katarina katarzyna kate katharina katherine kathleen kathryn kathy katie katja katrin kayla
    keiko keith kelly ken kenji kenneth kerstin kevin khalid kim kirsten klara klaus konrad
    konstantin kristina kristin kristof krzysztof kumar kurt kyle lars laura lauren laurence
    laurent lea leah leila lena lennart leo leon leonard leonie leonora leroy lewis liam liesel
    lina linda lisa lorenzo lothar louis louise luc luca lucas lucia lucie lucy luis luisa luka
    lukas lukasz luke lydia lynn maciej madeleine magda magdalena mahmoud maja malgorzata malik
    malte manfred manuel manuela marc marcel marcin marco marcos marcus marek margaret margarete
    margit maria mariam marian mariana marie marina mario marion marisol marius marlene
    marta martha martin martina marvin mary mateusz mathias mathilde matilda matteo matthew
    matthias maureen maurice maximilian maya megan mehmet mei melanie melissa mercedes meredith
    mia michael michaela michal michel michelle miguel mikael mike mila milan mina miriam mirjam
    mohamed mohammad mohammed moira monica monika moritz muhammad murat mustafa nadia nadine
    nadja nancy naomi natalia natalie natasha nathan nicholas nick nicolas nicole nigel niklas
    nikola nikolai nils nina noah noor nora norbert norma norman olaf oleg olga oliver olivia
    olivier omar oscar oskar otto pablo pamela paola paolo patricia patrick patrik paul paula
    pauline pavel pawel pedro peggy peter petra phil philip philipp philippe phillip pierre piotr
    priya rachel rafael rahul raimund rainer raj rajesh ralf ralph ramona raquel rashid raul
    rebecca regina reiner renate rené ricardo richard rita robert roberta roberto robin rodrigo
    roger roland rolf roman ronald ronja rosa rosemary roswitha roxana roy ruben rudolf rupert
    russell ruth ryan sabine sabrina sadia sally salma salman sam samantha samir samuel sandra
    sanjay santiago sara sarah sascha saskia scott sean sebastian selma serena sergei sergio seth
    shannon sharon shaun sheila shirley sibylle siegfried sigrid silke silvia simon simone sofia
    sonia sonja sophia sophie stacey stefan stefanie steffen stella stephan stephanie stephen
    steve steven stuart sunita susan susanna susanne suzanne sven svenja svetlana swen sylvia
    sylvie takeshi tamara tania tanja tanya tara tariq tatiana ted teresa terence terry thea
    theo theodor theresa theresia thomas thorsten tiffany tim timo timothy tina tobias todd
    tom tomas tomasz tony torben torsten tracey tracy trevor tristan udo ulla ulrich ulrike ursula
    ute uwe valentina valerie vanessa vera verena veronica vicky victor victoria vijay viktor
    viktoria vincent viola virginia vivian vladimir volker walter waltraud wanda wei wendy werner
    wilfried wilhelm wilhelmina william wojciech wolf wolfgang xavier yan yasmin yusuf yuki yuri
    yvette yvonne zahra zainab zoe zofia zuzanna
    """
)

# Before a name. Without the dot.
TITLES = _words(
    """mr mrs ms miss mx dr prof professor herr herrn frau mme mlle monsieur madame señor señora sra
    sister nurse doctor sir lady"""
)
GREETINGS = _words(
    """hi hello hey dear hallo liebe lieber bonjour cher chère hola morning afternoon evening morgen
    tag thanks thank cheers regards wishes sincerely faithfully truly best gruß grüße grüßen danke
    merci gracias ciao moin"""
)
# After these a name follows, whatever its first letter.
BEFORE_OWN_NAME = (
    "my name is",
    "name is",
    "mein name ist",
    "je m'appelle",
    "me llamo",
    "signed by",
    "on behalf of",
)
LABELS = _words(
    """from to cc bcc von an name names caller requester requestor reporter contact customer user
    employee manager sender recipient absender empfänger ansprechpartner kunde anrufer melder
    nutzer benutzer patient agent technician engineer owner assignee author"""
)
LABEL_ENDS = frozenset(["by", "to", "for", "user", "person", "name", "von", "durch"])

# Written with a capital letter, and nobody's name.
COMMON = _words(
    """
    a about above actually after afterwards again all almost already also although always am an
    and another any anybody anyone anything are around as ask asked at away back bad be because
    been before began behind being below best better between big both but by call called caller
    came can cannot clearly client colleague colleagues come could customer customers day days
    dear desk did do does doing done down during each either else email end enough error even
    evening ever every everybody everyone everything except few finally fine first for four from
    front full further get give given go good got great had half happy has have having he hello
    help helpdesk her here hers him his home hope how however i if in indeed instead into is issue
    it its just kind last later least leave left less let like little long look lot made mail main
    make management manager many maybe me mean meanwhile meeting minutes monday month more morning
    most much must my myself nearly need never new next nice no nobody none nor not note nothing
    now of off office often oh ok okay old on once one only onto open or other others otherwise our
    ours out outside over own people perhaps person phone please possible pretty printer problem
    probably quick quite rather really reason regards reply right said same saturday say second
    see seen sent service several shall she should side similarly simply since sir so some somebody
    someone something sometimes soon sorry still such suddenly sunday support sure system team
    teams technician thank thanks that the their theirs them then there therefore these they thing
    things think third this those though three through thursday thus ticket time to today together
    told tomorrow tonight too took true try tuesday turn two under unfortunately until unto up upon
    us use used user users usually very via wait wanted was way we wednesday week well went were
    what whatever when whenever where wherever whether which while who whoever whole whom whose why
    will wish with within without word work world worse would year years yes yesterday yet you your
    yours yourself login tel fax mobile ext serial number address best street road room floor
    building department bcc re fw fwd ps nb usd eur today's attn yours kindly guys folks everyone's
    sehr geehrte geehrter geehrten damen herren mfg lg vg viele friday january february
    march april may june july august september october
    november december spring summer autumn winter english german french spanish italian dutch polish
    monday's europe european germany france england london berlin internet intranet god
    der die das den dem des ein eine einer eines einem einen und oder aber ich du er sie es wir ihr
    mein meine dein ihre ihren unser unsere nach vor bei mit von aus auf in im am um zu zum zur für
    durch ohne gegen wenn dann weil dass ob als wie was wer wo warum heute gestern morgen montag
    dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober
    dezember kunde kundin kollege kollegin anruf ticket problem drucker rechner
    le la les un une des du et ou mais je tu il elle nous vous ils elles mon ma mes ton son pour
    avec sans dans sur sous lundi mardi mercredi jeudi vendredi samedi dimanche
    """
)
TECH = _words(
    """
    access account acrobat active directory adobe airplay alexa amazon android apache apple
    atlassian aws azure bitlocker bitwarden blackberry bluetooth bios bot box browser
    calendar canon chrome chromebook chromium cisco citrix cloud confluence copilot cortana debian
    defender dell deskside docker dropbox dynamics edge epson ethernet excel exchange explorer
    facebook facetime fedora figma finder firefox firewall firewire fortinet galaxy git github
    gitlab gmail google gateway hololens hotmail huawei hyper icloud imac imessage instagram intel
    internet intune ipad iphone itunes java javascript jenkins jira jitsi kerberos keynote
    kubernetes laptop lenovo lexmark linkedin linux logitech lotus mac macbook macos mailbox
    matrix mcafee microsoft miro moodle mozilla mysql netflix netware nextcloud nokia norton notes
    nvidia office okta onedrive onenote openvpn opera oracle outlook pages paint password
    paypal pixel planner postgres postgresql powerpoint powershell publisher python redhat remote
    report router safari salesforce samba samsung sap server servicenow sharepoint signal skype
    slack snow sophos spotify suse surface symantec tableau teamviewer telegram terminal
    thinkpad thunderbird tiktok toner toshiba trello twitter ubuntu unix usb visio vista visual
    vmware vodafone webex whatsapp wifi wiki windows word wordpress workday xbox xerox yahoo
    yammer youtube yubikey zendesk zebra zoom
    """
)
