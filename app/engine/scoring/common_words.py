"""Everyday English words that are never typing errors of something else. Not a dictionary: only what is near."""

_WORDS = """
about above accept access account across action active actual added address adult after again against agree
ahead alarm alive allow alone along already also although always amount anger angle angry animal answer
anyone apart apple apply area argue arise around arrange arrive aside asked asleep assume attach attack
attend author avoid await award aware awful baby back badly balance based basic basis battle beach bear beat
become before began begin behalf behave behind being belief believe belong below bench benefit beside best
better between beyond billion bills birth black blame blank blind block blood board boards boats book books
boost born both bottom bought bound boxes brain branch brand brave bread break brief bright bring broad
broke broken brother brought brown build built burden business busy buyer cabin cable called calls calm came
cancel candid cannot capital carbon cards care career careful carry cases catch caught cause caused ceased
center central centre certain chain chair chance change changed charge chart chase cheap check cheese chest
chief child choice choose chosen church circle cities citizen claim class clean cleaned clear clerk click
client climb clock close closed closer clothes cloud coach coast code coffee cold collect color colour
column combine come comes coming comment common company compare complain complete concern confirm connect
consider contact contain content context continue contract control cooking copied copies copy corner correct
cost could council count country couple courage course court cover covers crash create credit crisis cross
crowd crown current custom customer cycle daily damage dance dared dates dealing death debate decade decide
deeply defend degree delay delays deliver demand denied depend depth describe desert deserve design desire
desk detail detect develop device devices different difficult dinner direct dirty discuss dispute distance
divide doctor doing dollar double doubt down dozen draft drama draw dream dress drink drive driver drop
during dying each eager early earn earned earth easier easily eating edge editor effect effort eight either
elder elect eleven else email emails empty ending enemy energy engine enjoy enough ensure enter entire entry
equal error errors escape essay estate evening event events ever every evidence exact exactly example except
excess excuse exist exit expect expert explain export extend extra extreme faced facing fact factor facts
failed fails failure fairly faith fall false family famous farmer fast faster father fault fear feel feeling
fees fellow felt fence field fifth fifty fight figure figures filed files filled final finance find finds
fine finger finish fired first fitted fixed fixes flag flat floor flow focus follow food foot force foreign
forget forgot form formal former forth forty forward found four frame free fresh friend from front fruit
full fully future gained games garden gates gather gave general gentle gets getting given gives giving glad
glass global goal goes going gold gone good goods gotten grade grand grant great green ground group groups
grow growth guard guess guest guide half halls hand handed handle hands happen happy harder hardly hated
have having heads health hear heard heart heavy height held hello help helped helps hence here hers hidden
high higher highly hired history hold holding holds holiday home homes honest honour hope hoped hopes horse
hospital host hotel hour hours house housing human hundred hurt ideal ideas image impact import improve inch
include income indeed index inform injury inner input inside instead intend intent interest into invest
invite involve island issue issued issues items itself join joined joint judge judged jump junior just
justice keen keep keeping keeps kept kids kill kind kindly king kitchen knew know knowing known knows label
labour lack lady laid lake land landed large largely larger last lasts late later latest laugh launch laws
layer lead leader leading leads league lean learn learnt lease least leave leaves leaving left legal lend
length less lesson letter letters level levels lies life lift light like liked likely limit limited line
lined lines link links list listed listen little live lived lives living load loaded loan local locate lock
locked long longer look looked looking looks loose lord lose loses losing loss losses lost lots loud love
loved lower luck lunch machine made mail main mainly maintain major make maker makes making male manage
manager manner manual many mapped march mark marked market master match matched mate matter matters maybe
meals mean meaning means meant measure meat media medical meet meeting meets member memory mental mention
mere merely merged message metal meter method middle might mile military mind minds mine minor minute
minutes miss missed mistake mix mixed model modern moment money month months mood moon moral more morning
most mother motion mount mouth move moved moves movie moving much murder music must myself name named names
narrow nation nature near nearby nearly neat neck need needed needs neither nerve never news next nice night
nights nine nobody noise none noon normal north nose note noted notes nothing notice notion novel number
nurse nurses object obtain obvious occur ocean offer offers office officer often okay older once ones only
onto open opened opening opens operate opinion option orange order ordered orders ordinary origin other
others ought ours ourselves outcome outer output outside over overall owed owned owner owners pack page paid
pain paint pair panel paper papers parent park part partly parts party pass passed passes past patch path
patient pattern pause pays peace peer people perfect perform perhaps period permit person phase phone phones
photo phrase pick picked picture piece pieces pilot pipe place placed places plain plan plane planned plans
plant plate play played player plays please plenty point points police policy polite pool poor popular port
pose position post posted pound pounds power present press pressure pretend pretty prevent price pride prime
print prior prison private prize problem problems process produce profit progress project promise promised
proof proper properly protect proud prove proved provide public pull pulled pupil purely purpose push pushed
puts putting quality queen question queue quick quickly quiet quietly quite quote race radio raise raised
range rapid rare rarely rate rated rates rather ratio reach reached react read reader readers reading ready
real realise really reason rebuild recall receive received recent reckon record recover reduce refer reform
refund refuse regard regards region regret reject relate relax release relief rely remain remind remote
remove rent repair repaired repeat repeated replace replied reply report reported request require rescue
research reserve reset resist resolve respect respond rest rested result results retail retain return reveal
review reviewed reward rich ride right rights ring rings rise risen rising risk river road rock role roles
roll rolled roof room root roots rotas rough round route rule ruled rules running runs rural rush sacked
safe safely safer safety said sake salary sale sales salt same sample sand save saved saves saving says
scale scene scheme school science scope score scored screen search season seat second secret section sector
secure secured seek seem seemed seems seen select self sell sells send sending sends senior sense sent
separate series serious serve served serves service session settle settled seven several severe shade shadow
shake shall shame shape share shared shares sharp sheet sheets shelf shell shift shifts ship shirt shock
shoes shoot shop short shot should show showed shown shows shut sick side sides sight sign signal signed
silence silent silly silver similar simple simply since single sister site sites sitting size skill skin
sleep sleeping slept slice slight slip slipped slips slow slowly small smart smell smile smoke smooth social
soft software sold solid solution solve solved some someone sons soon sooner sorry sort sorted sought soul
sound sounds source south space spare speak speaks special speech speed spell spend spent spirit spite split
spoke spoken sport spot spread spring square staff stage stages stake stand standard stands star start
started starts state stated states station status stay stayed stays steady steal steel step steps stick
sticks still stock stolen stone stood stop stopped stops store storm story straight strange stream street
stress strict strike string strong struck student studied studies study stuff style subject submit succeed
success such sudden suffer suffered suggest suit suitable summer supply support suppose sure surely surface
surprise survey suspect switch system table tables tackle take taken takes taking tale talk talked talking
talks tall tank tape target task taste taught team teams tear tells tend term terms test tested testing
tests text than thank thanks that their them theme then theory there these they thick thing things think
thinking third thirty this those though thought threat three threw through throw thus ticket tickets tied
tight till time timed times tiny tired title today together told tone tonight took tool tools topic total
touch tough tour toward tower town track trade trail train trained transfer travel treat treated tree trial
trick tried tries trip trouble truck true truly trust trusted truth trying turn turned turns twelve twenty
twice type typical unable uncle under union unique unit units unless unlike until update updated updates
upon upper upset urban urgent used useful user users uses using usual usually valid value valued values
various vary vast verify version very victim video view viewed village visit visited vital voice volume vote
wage wages wait waited waiting waits wake walk walked wall want wanted wants warm warned warning wash waste
watch water wave ways weak wear weather week weekend weekly weeks weigh weight welcome well went were west
what whatever wheel when where which while white whole whom whose wide wife wild will wind window wine wing
winner winter wise wish wished wishes with within without woman women wonder wood word words work worked
worker workers working works world worried worry worse worst worth would write writer writes writing written
wrong wrote yards year years yellow yesterday yield young your yours yourself youth zero
"""

COMMON_WORDS: frozenset[str] = frozenset(_WORDS.split())
