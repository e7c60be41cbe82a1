import { letter } from "./letter.ts";
import type { MessageText } from "./templates.ts";

/** Messages that tell their reader what has happened. */
export const tellingTexts: Readonly<Record<string, MessageText>> = {
  registered: letter(
    {
      subject: "{scheme}: you are registered",
      says: [
        "Thank you: your registration has reached us and you have a place in {scheme}. You'll hear from us when partners are being matched.",
        "Until then you can read or change what you wrote, and see what comes next:\n{link}",
      ],
    },
    {
      subject: "{scheme}: rydych wedi cofrestru",
      says: [
        "Diolch: mae eich cofrestriad wedi ein cyrraedd ac mae gennych le yn {scheme}. Byddwch yn clywed gennym pan fydd partneriaid yn cael eu paru.",
        "Tan hynny gallwch ddarllen neu newid yr hyn a ysgrifennoch, a gweld beth ddaw nesaf:\n{link}",
      ],
    },
  ),
  "waiting-list": letter(
    {
      subject: "{scheme}: you are on the waiting list",
      says: [
        "Thank you for registering. Every place in your area is taken at the moment, so you are on the waiting list. When a place comes free it goes to whoever has waited longest, and we write to you at once.",
        "You can see where you stand here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: rydych ar y rhestr aros",
      says: [
        "Diolch am gofrestru. Mae pob lle yn eich maes wedi'i gymryd ar hyn o bryd, felly rydych ar y rhestr aros. Pan ddaw lle yn rhydd, bydd yn mynd i'r sawl sydd wedi aros hiraf, a byddwn yn ysgrifennu atoch ar unwaith.",
        "Gallwch weld ble rydych yn sefyll yma:\n{link}",
      ],
    },
  ),
  "place-offered": letter(
    {
      subject: "{scheme}: you now have a place",
      says: [
        "Good news: a place in {scheme} has come free and it is yours. Your registration counts as it is; there is nothing that you must do.",
        "See what comes next:\n{link}",
      ],
    },
    {
      subject: "{scheme}: mae gennych le bellach",
      says: [
        "Newyddion da: mae lle yn {scheme} wedi dod yn rhydd a chi biau ef. Mae eich cofrestriad yn cyfrif fel y mae; nid oes dim y mae'n rhaid i chi ei wneud.",
        "Gwelwch beth ddaw nesaf:\n{link}",
      ],
    },
  ),
  "no-match-next": letter(
    {
      subject: "{scheme}: no match this time",
      says: [
        "We have matched people in {scheme}, and found nobody for you this time. That says nothing about you: it is a matter of places, and of who offers what. You keep your place, and having waited counts for you in the next round.",
        "You can read or change what you wrote here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: dim pâr y tro hwn",
      says: [
        "Rydym wedi paru pobl yn {scheme}, heb ddod o hyd i neb i chi y tro hwn. Nid yw hynny'n dweud dim amdanoch chi: mater o leoedd ydyw, ac o bwy sy'n cynnig beth. Rydych yn cadw eich lle, ac mae'r aros yn cyfrif o'ch plaid yn y rownd nesaf.",
        "Gallwch ddarllen neu newid yr hyn a ysgrifennoch yma:\n{link}",
      ],
    },
  ),
  "no-match-contact": letter(
    {
      subject: "{scheme}: no match yet",
      says: [
        "We have matched people in {scheme}, and found nobody for you yet. The coordinator will get in touch with you to see what would help.",
        "You can read or change what you wrote here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: dim pâr eto",
      says: [
        "Rydym wedi paru pobl yn {scheme}, heb ddod o hyd i neb i chi eto. Bydd y cydlynydd yn cysylltu â chi i weld beth fyddai'n helpu.",
        "Gallwch ddarllen neu newid yr hyn a ysgrifennoch yma:\n{link}",
      ],
    },
  ),
  "no-match-alternatives": letter(
    {
      subject: "{scheme}: no match this time, and something else",
      says: [
        "We have matched people in {scheme}, and found nobody for you this time. The coordinator suggests:",
        "{note}",
        "You keep your place for the next round. What you wrote is here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: dim pâr y tro hwn, a rhywbeth arall",
      says: [
        "Rydym wedi paru pobl yn {scheme}, heb ddod o hyd i neb i chi y tro hwn. Mae'r cydlynydd yn awgrymu:",
        "{note}",
        "Rydych yn cadw eich lle ar gyfer y rownd nesaf. Mae'r hyn a ysgrifennoch yma:\n{link}",
      ],
    },
  ),
  "no-match-leaves": letter(
    {
      subject: "{scheme}: no match, and goodbye for now",
      says: [
        "We have matched people in {scheme}, and found nobody for you. As agreed with the coordinator you leave the scheme with this round. You are welcome to register again.",
        "The schemes that are open are here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: dim pâr, a hwyl fawr am y tro",
      says: [
        "Rydym wedi paru pobl yn {scheme}, heb ddod o hyd i neb i chi. Fel y cytunwyd gyda'r cydlynydd, rydych yn gadael y cynllun gyda'r rownd hon. Mae croeso i chi gofrestru eto.",
        "Mae'r cynlluniau sydd ar agor yma:\n{link}",
      ],
    },
  ),
  "proposal-declined": letter(
    {
      subject: "{scheme}: we keep looking for you",
      says: [
        "The partnership that we suggested, with {other}, won't go ahead. That happens, and says nothing about anybody. You keep your place, and are part of the next matching.",
        "Your registration and your choices are here, if you would like to change them:\n{link}",
      ],
    },
    {
      subject: "{scheme}: rydym yn dal i chwilio ar eich rhan",
      says: [
        "Ni fydd y bartneriaeth a awgrymwyd gennym, â {other}, yn mynd yn ei blaen. Mae hynny'n digwydd, ac nid yw'n dweud dim am neb. Rydych yn cadw eich lle, ac yn rhan o'r paru nesaf.",
        "Mae eich cofrestriad a'ch dewisiadau yma, os hoffech eu newid:\n{link}",
      ],
    },
  ),
  "proposal-lapsed": letter(
    {
      subject: "{scheme}: the suggested partnership has ended",
      says: [
        "The partnership that we suggested, with {other}, has ended because it wasn't agreed in time. You keep your place, and are part of the next matching.",
        "See where you stand:\n{link}",
      ],
    },
    {
      subject: "{scheme}: mae'r bartneriaeth a awgrymwyd wedi dod i ben",
      says: [
        "Mae'r bartneriaeth a awgrymwyd gennym, â {other}, wedi dod i ben gan na chytunwyd arni mewn pryd. Rydych yn cadw eich lle, ac yn rhan o'r paru nesaf.",
        "Gwelwch ble rydych yn sefyll:\n{link}",
      ],
    },
  ),
  "agreement-complete": letter(
    {
      subject: "{scheme}: your agreement with {other} is signed",
      says: [
        "You and {other} have both signed, so your partnership is under way. Note each meeting in a line or two: it helps you both to see how far you have come.",
        "Your agreement and your meetings are here:\n{link}",
      ],
    },
    {
      subject: "{scheme}: mae eich cytundeb â {other} wedi'i lofnodi",
      says: [
        "Rydych chi a {other} wedi llofnodi, felly mae eich partneriaeth ar waith. Nodwch bob cyfarfod mewn llinell neu ddwy: mae'n helpu'r ddau ohonoch i weld pa mor bell yr ydych wedi dod.",
        "Mae eich cytundeb a'ch cyfarfodydd yma:\n{link}",
      ],
    },
  ),
  "run-failed": letter(
    {
      subject: "{scheme}: the matching didn't finish",
      says: [
        "The matching that you started for {scheme} stopped before it had a result. Nothing has been sent to anybody and nothing is lost.",
        "You can start it again here:\n{link}",
        "If it stops again, tell us.",
      ],
    },
    {
      subject: "{scheme}: ni orffennodd y paru",
      says: [
        "Stopiodd y paru a gychwynnwyd gennych ar gyfer {scheme} cyn cael canlyniad. Nid oes dim wedi'i anfon at neb, ac nid oes dim wedi'i golli.",
        "Gallwch ei gychwyn eto yma:\n{link}",
        "Os bydd yn stopio eto, rhowch wybod i ni.",
      ],
    },
  ),
};
