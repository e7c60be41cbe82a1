import { letter } from "./letter.ts";
import type { MessageText } from "./templates.ts";

/** Messages that ask their reader to do something. */
export const askingTexts: Readonly<Record<string, MessageText>> = {
  "sign-in": letter(
    {
      subject: "Your sign-in link",
      says: [
        "You asked to sign in to mentoring at {institution}. Open this link and confirm with one click:",
        "{link}",
        "It works once, within the next {minutes} minutes. If you didn't ask for it, you need do nothing: nobody can get in without this message.",
      ],
    },
    {
      subject: "Eich dolen fewngofnodi",
      says: [
        "Gwnaethoch ofyn am fewngofnodi i fentora yn {institution}. Agorwch y ddolen hon a chadarnhau ag un clic:",
        "{link}",
        "Mae'n gweithio unwaith, o fewn y {minutes} munud nesaf. Os na wnaethoch ofyn amdani, nid oes angen gwneud dim: ni all neb fynd i mewn heb y neges hon.",
      ],
    },
  ),
  invitation: letter(
    {
      subject: "You are invited to {scheme}",
      says: [
        "You are warmly invited to take part in {scheme}. A few questions tell us who would suit you; most people need about ten minutes, and you can stop and come back at any time.",
        "Register here:\n{link}",
        "Taking part is your own choice. If it isn't for you, the same page lets you say so.",
      ],
    },
    {
      subject: "Gwahoddiad i {scheme}",
      says: [
        "Mae croeso cynnes i chi gymryd rhan yn {scheme}. Bydd ychydig o gwestiynau yn dweud wrthym pwy fyddai'n eich siwtio; mae angen tua deng munud ar y rhan fwyaf, a gallwch stopio a dod yn ôl unrhyw bryd.",
        "Cofrestrwch yma:\n{link}",
        "Eich dewis chi yw cymryd rhan. Os nad yw at eich dant, gallwch ddweud hynny ar yr un dudalen.",
      ],
    },
  ),
  "invitation-reminder": letter(
    {
      subject: "{scheme}: your registration is still open",
      says: [
        "A week ago we invited you to {scheme}. If you would like to take part, there is still time. What you have already written is kept.",
        "Go on here:\n{link}",
        "If you'd rather not take part, tell us on the same page and we won't ask again.",
      ],
    },
    {
      subject: "{scheme}: mae eich cofrestriad ar agor o hyd",
      says: [
        "Wythnos yn ôl fe'ch gwahoddwyd i {scheme}. Os hoffech gymryd rhan, mae amser o hyd. Cedwir popeth yr ydych eisoes wedi'i ysgrifennu.",
        "Ewch ymlaen yma:\n{link}",
        "Os byddai'n well gennych beidio â chymryd rhan, rhowch wybod ar yr un dudalen ac ni fyddwn yn gofyn eto.",
      ],
    },
  ),
  "proposal-question": letter(
    {
      subject: "{scheme}: a question before an answer",
      says: [
        "Somebody who has been proposed a match would like to know something before they say yes or no. Your answer gives them three more days at least.",
        "Read and answer it here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: cwestiwn cyn ateb",
      says: [
        "Mae rhywun y cynigiwyd pâr iddynt am wybod rhywbeth cyn dweud ie neu na. Mae eich ateb yn rhoi tri diwrnod arall o leiaf iddynt.",
        "Darllenwch ac atebwch yma:\n{link}",
      ],
    },
  ),
  "proposal-question-answered": letter(
    {
      subject: "{scheme}: your question is answered",
      says: [
        "The coordinator has answered what you asked about your proposal. You have at least three days from today to say yes or no.",
        "Read the answer, and say yes or no:\n{link}",
      ],
    },
    {
      subject: "{scheme}: mae'ch cwestiwn wedi'i ateb",
      says: [
        "Mae'r cydlynydd wedi ateb yr hyn a ofynnoch am eich cynnig. Mae gennych o leiaf dri diwrnod o heddiw i ddweud ie neu na.",
        "Darllenwch yr ateb, a dywedwch ie neu na:\n{link}",
      ],
    },
  ),
  proposal: letter(
    {
      subject: "{scheme}: we suggest a partnership with {other}",
      says: [
        "We think that you and {other} would work well together. The page below tells you why, and what each of you hopes for or offers.",
        "Please say yes or no by {date}:\n{link}",
        "Saying no is fine and stays between you and us: we then look for somebody else.",
      ],
    },
    {
      subject: "{scheme}: awgrymwn bartneriaeth â {other}",
      says: [
        "Credwn y byddech chi a {other} yn gweithio'n dda gyda'ch gilydd. Mae'r dudalen isod yn dweud pam, a beth y mae'r naill a'r llall yn gobeithio amdano neu'n ei gynnig.",
        "Atebwch ie neu na erbyn {date}:\n{link}",
        "Mae'n iawn dweud na, ac mae'n aros rhyngoch chi a ni: byddwn wedyn yn chwilio am rywun arall.",
      ],
    },
  ),
  "proposal-reminder": letter(
    {
      subject: "{scheme}: please answer by {date}",
      says: [
        "We have suggested a partnership with {other} and haven't heard from you yet. After {date} the suggestion ends, and somebody else may be waiting for the place.",
        "Your answer takes a minute:\n{link}",
      ],
    },
    {
      subject: "{scheme}: atebwch erbyn {date}",
      says: [
        "Rydym wedi awgrymu partneriaeth â {other} ac nid ydym wedi clywed gennych eto. Ar ôl {date} daw'r awgrym i ben, ac efallai fod rhywun arall yn aros am y lle.",
        "Munud yn unig y mae eich ateb yn ei gymryd:\n{link}",
      ],
    },
  ),
  matched: letter(
    {
      subject: "{scheme}: you and {other} are partners",
      says: [
        "You have both said yes: you and {other} are now mentoring partners. Your first step is a short first meeting, where you get to know each other and agree how you will work together.",
        "The agreement page suggests what to talk about, and keeps what you decide:\n{link}",
      ],
    },
    {
      subject: "{scheme}: rydych chi a {other} yn bartneriaid",
      says: [
        "Mae'r ddau ohonoch wedi dweud ie: rydych chi a {other} bellach yn bartneriaid mentora. Eich cam cyntaf yw cyfarfod cyntaf byr, i ddod i adnabod eich gilydd a chytuno sut y byddwch yn gweithio gyda'ch gilydd.",
        "Mae tudalen y cytundeb yn awgrymu beth i'w drafod, ac yn cadw'r hyn a benderfynwch:\n{link}",
      ],
    },
  ),
  "agreement-reminder": letter(
    {
      subject: "{scheme}: your agreement with {other} isn't signed yet",
      says: [
        "You and {other} have been partners for two weeks, and your agreement still waits for your signature. It needn't be long: a few lines that you are both happy with are enough.",
        "Read and sign it here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: nid yw eich cytundeb â {other} wedi'i lofnodi eto",
      says: [
        "Rydych chi a {other} yn bartneriaid ers pythefnos, ac mae eich cytundeb yn dal i aros am eich llofnod. Nid oes rhaid iddo fod yn hir: mae ychydig linellau y mae'r ddau ohonoch yn hapus â nhw yn ddigon.",
        "Darllenwch a llofnodwch ef yma:\n{link}",
      ],
    },
  ),
  review: letter(
    {
      subject: "{scheme}: three months in, how is it going?",
      says: [
        "You and {other} have worked together for three months. Take ten minutes at your next meeting to look back: what helps, what should change, and whether your goals are still the right ones.",
        "Your goals and meetings are here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: tri mis i mewn, sut mae'n mynd?",
      says: [
        "Rydych chi a {other} wedi gweithio gyda'ch gilydd ers tri mis. Cymerwch ddeng munud yn eich cyfarfod nesaf i edrych yn ôl: beth sy'n helpu, beth ddylai newid, ac a yw eich nodau'n dal i fod y rhai cywir.",
        "Mae eich nodau a'ch cyfarfodydd yma:\n{link}",
      ],
    },
  ),
  "end-near": letter(
    {
      subject: "{scheme}: your partnership ends on {date}",
      says: [
        "Your partnership with {other} is planned to end on {date}. Plan a last meeting to look back at what you have both learned and at what comes next.",
        "When you are ready, close it here:\n{link}",
        "If you would both like to go on longer, tell us before that day.",
      ],
    },
    {
      subject: "{scheme}: daw eich partneriaeth i ben ar {date}",
      says: [
        "Bwriedir i'ch partneriaeth â {other} ddod i ben ar {date}. Trefnwch gyfarfod olaf i edrych yn ôl ar yr hyn y mae'r ddau ohonoch wedi'i ddysgu ac ar yr hyn a ddaw nesaf.",
        "Pan fyddwch yn barod, caewch hi yma:\n{link}",
        "Os hoffai'r ddau ohonoch barhau'n hirach, rhowch wybod i ni cyn y diwrnod hwnnw.",
      ],
    },
  ),
  evaluation: letter(
    {
      subject: "{scheme}: tell us how it was",
      says: [
        "Your partnership with {other} has ended. Thank you for the time and care that you gave it. A few questions about how it went help us to make the scheme better for the next people.",
        "Your answers are here, about five minutes:\n{link}",
        "They are only ever shown added up with those of others.",
      ],
    },
    {
      subject: "{scheme}: dywedwch wrthym sut oedd hi",
      says: [
        "Mae eich partneriaeth â {other} wedi dod i ben. Diolch am yr amser a'r gofal a roesoch iddi. Bydd ychydig o gwestiynau am sut aeth pethau yn ein helpu i wella'r cynllun i'r bobl nesaf.",
        "Mae'r cwestiynau yma, tua phum munud:\n{link}",
        "Dim ond wedi'u cyfuno ag atebion pobl eraill y dangosir eich atebion.",
      ],
    },
  ),
  "evaluation-reminder": letter(
    {
      subject: "{scheme}: five minutes that help the next people",
      says: [
        "We would still like to hear how your partnership with {other} was, whether it went well or not.",
        "The questions are here:\n{link}",
        "This is the only time that we remind you.",
      ],
    },
    {
      subject: "{scheme}: pum munud i helpu'r bobl nesaf",
      says: [
        "Hoffem glywed o hyd sut oedd eich partneriaeth â {other}, pa un a aeth yn dda ai peidio.",
        "Mae'r cwestiynau yma:\n{link}",
        "Dyma'r unig dro y byddwn yn eich atgoffa.",
      ],
    },
  ),
};
