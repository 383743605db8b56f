// The foot of the text: Nơi nhận on the left, authority, office and name of the signer on the right
// (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, ô số 7 and 9b).
import { Paragraph } from 'docx';
import { cleanLine } from '../clean-text.js';
import type { IssuedDocument, Recipients, Signature } from '../official-document.js';
import { AS_ADDRESSED, keptBy, RECIPIENTS } from '../texts.js';
import { balancedLines } from '../times-metrics.js';
import { type Children, SIZE_PT, TEXT_WIDTH, TWIPS_PER_PT } from './page.js';
import { capitals, centred, gap, run, twoColumns } from './paragraphs.js';
import { endWith } from './punctuation.js';

const LEFT_WIDTH = Math.round(TEXT_WIDTH * 0.47);
const RIGHT_WIDTH = TEXT_WIDTH - LEFT_WIDTH;
/** Room for the signature and the stamp. */
const SIGNING_ROOM_PT = 72;
/** The clerk's registry, always the first to keep a copy. */
const REGISTRY = 'VT';
/** A longer list may run over to the next page; a shorter one stays beside its signature. */
const LONGEST_WHOLE_LIST = 20;

export function footOf({ recipients, addressees, signature }: IssuedDocument): Children {
  const list = recipientLines(recipients, (addressees ?? []).length > 0);
  const left = [
    new Paragraph({ children: [run(RECIPIENTS, { sizePt: SIZE_PT.recipientsTitle, bold: true, italics: true })] }),
    ...list.map(
      (text) =>
        new Paragraph({
          indent: { left: DASH_WIDTH, hanging: DASH_WIDTH },
          children: [run(`- ${text}`, { sizePt: SIZE_PT.recipients })],
        }),
    ),
  ];
  return [
    gap(6, true),
    twoColumns([LEFT_WIDTH, RIGHT_WIDTH], [[left, signatureLines(signature)]], list.length > LONGEST_WHOLE_LIST),
    gap(1),
  ];
}

const DASH_WIDTH = 130;

function recipientLines({ to, keptBy: keepers = [] }: Recipients, hasAddressees: boolean): string[] {
  const kept = [REGISTRY, ...keepers.map(cleanLine).filter((place) => place !== '' && place !== REGISTRY)];
  return [
    ...(hasAddressees ? [`${AS_ADDRESSED};`] : []),
    ...to.map((text) => endWith(text, ';')),
    endWith(keptBy(kept), '.'),
  ];
}

function signatureLines(signature: Signature): Paragraph[] {
  const bold = { sizePt: SIZE_PT.body, bold: true };
  const room = RIGHT_WIDTH / TWIPS_PER_PT;
  const name = cleanLine(signature.name ?? '');
  return [
    ...authorityLines(signature).map((text) => centred(balancedLines(text, 'bold', SIZE_PT.body, room), bold)),
    centred([name], bold, { spacing: { before: SIGNING_ROOM_PT * TWIPS_PER_PT } }),
  ];
}

function authorityLines(signature: Signature): string[] {
  const title = capitals(signature.title);
  if ('authority' in signature) {
    const [first, ...rest] = signature.authority;
    return [`${signature.form} ${capitals(first)}`, ...rest.map(capitals), title];
  }
  return [signature.form === 'Q.' ? `Q. ${title}` : title];
}
