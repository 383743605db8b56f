/** Writing the parts of a report only people can judge: which part, the words, how they will stand; kept when it is compiled again. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import type { Message } from '../../outbox/message.js';
import { Report } from './choices.js';
import { seeReport } from './report-row.js';
import { readPart } from './rules.js';
import { texts } from './texts.js';
import { showNow, writePart } from './write-part.js';
import { PARTS, type WrittenTexts, writtenTexts } from './written-texts.js';

const OfPart = Report.extend({ part: z.enum(PARTS) });
const Typed = OfPart.extend({ text: z.string() });

export const writeDialog = defineDialog({
  kind: 'reports.write',
  version: 1,
  states: { part: Report, text: OfPart, preview: Typed },

  steps: ({ go, again, done }) => ({
    part: {
      ask: async ({ report }, act) => [await partsQuestion(act, report)],
      pick: (key, { report }) => {
        const part = PARTS.find((each) => each === key);
        return part === undefined ? go('part', { report }) : go('text', { report, part });
      },
      taps: { done: async ({ report }, act) => done({ text: await showNow(act, report) }) },
    },

    text: {
      ask: async ({ report, part }, act) => {
        const present = (await partsOf(act, report))[part];
        const choices = [
          ...(present === undefined ? [] : [[tap(texts.emptyPart, 'empty')]]),
          [tap(texts.otherPart, 'back')],
        ];
        return [{ text: texts.askPart(part, present), choices }];
      },
      taps: {
        back: ({ report }) => go('part', { report }),
        empty: async ({ report, part }, act) => {
          const why = await writePart(act, report, part, '');
          return why === undefined ? go('part', { report }) : done({ text: why });
        },
      },
      text: (typed, about) => {
        const text = readPart(typed);
        return text === undefined ? again(texts.badPart) : go('preview', { ...about, text });
      },
    },

    preview: {
      ask: ({ part, text }) => [
        {
          text: texts.preview(part, text),
          choices: [[tap(texts.savePart, 'save')], [tap(texts.rewritePart, 'rewrite')]],
        },
      ],
      // A long text comes in several messages.
      text: (typed, { text, ...about }) => {
        const whole = readPart(`${text}\n${typed}`);
        return whole === undefined ? again(texts.badPart) : go('preview', { ...about, text: whole });
      },
      taps: {
        save: async ({ report, part, text }, act) => {
          const why = await writePart(act, report, part, text);
          return why === undefined ? go('part', { report }) : done({ text: why });
        },
        rewrite: ({ report, part }) => go('text', { report, part }),
      },
    },
  }),
});

export async function beginWriting(act: Act, report: number): Promise<Reply> {
  const seen = await seeReport(act, report);
  if (seen === undefined) return [{ text: texts.unknown }];
  if (seen.stage !== 'draft' || seen.row.unitId !== null) return [{ text: texts.onlyDrafts }];
  return writeDialog.at('part', { report });
}

async function partsQuestion(act: Act, report: number): Promise<Message> {
  const seen = await seeReport(act, report);
  const written = await partsOf(act, report);
  const parts = PARTS.map((part) => [option(texts.partChoice(part, written[part] !== undefined), part)]);
  return { text: texts.askWhichPart(seen?.called ?? ''), choices: [...parts, [tap(texts.writingDone, 'done')]] };
}

async function partsOf(act: Act, report: number): Promise<WrittenTexts> {
  const seen = await seeReport(act, report);
  return seen === undefined ? {} : writtenTexts(act.tx, seen.row, act.now);
}
