/** Who may speak to the press, for everybody to read; for the office, with the mandates it keeps. */
import type { Act } from '../../act.js';
import { spellDay } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import type { Plan } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { giveMandate, revokeMandate, seeRegister } from './choices.js';
import { notePermission, registerPermission } from './permissions.js';
import { postOf, type Speaker, speakersNow } from './speakers.js';
import { texts } from './texts.js';

export async function registerScreen(act: Act, page: number): Promise<readonly Message[]> {
  act.require(notePermission, 'anywhere');
  const { plan } = await requirePlan(act.tx);
  const speakers = await speakersNow(act);
  const keeps = act.may(registerPermission, 'anywhere');
  const lines = speakers.map((speaker) => texts.speaker(lineOf(speaker, plan)));
  const awaited = keeps ? byMandateLines(plan, speakers) : [];
  const rules = plan.press?.rules ?? plan.press?.clause;
  const text = [
    [texts.registerHead, ...(lines.length === 0 ? [texts.nobody] : lines)].join('\n'),
    ...(awaited.length === 0 ? [] : [[texts.byMandateHead, ...awaited].join('\n')]),
    [texts.others, ...(rules === undefined ? [] : [texts.under(rules)])].join(' '),
  ].join('\n\n');
  if (!keeps) return [{ text }];
  const mandates = speakers.flatMap(({ mandate, name }) => (mandate === undefined ? [] : [{ mandate, name }]));
  const { shown, next } = pageOf(mandates, page, 1);
  const more = next === undefined ? [] : [[seeRegister.choice(turnLabel(next), { page: next })]];
  const choices: readonly (readonly Choice[])[] = [
    [giveMandate.choice(texts.give, null)],
    ...shown.map(({ mandate, name }) => [revokeMandate.choice(texts.revoke(name), { mandate })]),
    ...more,
  ];
  return [{ text, choices }];
}

/** "Giáo dục mầm non", or that it is every field. */
export function fieldsOf(topics: readonly string[], plan: Plan): string {
  if (topics.length === 0) return texts.everyField;
  return topics.map((code) => plan.topics.find((topic) => topic.code === code)?.title ?? code).join(', ');
}

function lineOf({ name, unit, topics, through }: Speaker, plan: Plan) {
  const until = through === undefined ? undefined : spellDay(through);
  return { name, unit: unit.name, fields: fieldsOf(topics, plan), through: until };
}

/** Whom the plan lets speak once the office has their mandate, and who has none yet. */
function byMandateLines(plan: Plan, speakers: readonly Speaker[]): readonly string[] {
  return (plan.press?.speakers ?? []).flatMap((named) => {
    if (!named.byMandate) return [];
    const { unit } = postOf(named, plan);
    if (speakers.some((speaker) => speaker.mandate !== undefined && speaker.unit.code === unit)) return [];
    const name = plan.units.find(({ code }) => code === unit)?.name;
    return name === undefined ? [] : [texts.byMandate(name, fieldsOf(named.topics, plan))];
  });
}
