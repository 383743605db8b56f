/** The channels of the plan on which somebody may say that an item stands: where the route publishes, and what their unit runs. */
import type { Act } from '../../act.js';
import type { Plan } from '../../ledger/plan/language.js';
import { seatOf } from '../../ledger/plan/route.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { publishPermission } from './permissions.js';

export type Channel = Plan['channels'][number];

/** Those the route names first; a mailbox is no place where everybody can read. */
export async function channelsFor(act: Act): Promise<readonly Channel[]> {
  const { plan } = await requirePlan(act.tx);
  const named = new Set(plan.route.levels.flatMap(({ publishesTo }) => publishesTo));
  const desks = plan.route.levels
    .filter(({ publishesTo }) => publishesTo.length > 0)
    .map((level) => seatOf(plan, level));
  const channels = plan.channels.filter(({ kind }) => kind !== 'mail');
  const codes = [...desks, ...channels.flatMap(({ runBy }) => runBy ?? [])];
  const units = await act.tx.unit.findMany({ where: { code: { in: codes } }, select: { code: true, path: true } });
  const mayAt = new Set(units.filter((unit) => act.may(publishPermission, unit)).map(({ code }) => code));
  const everywhere = desks.some((code) => mayAt.has(code)) || act.may(publishPermission, { path: '/' });
  return channels
    .filter(({ runBy }) => everywhere || (runBy !== undefined && mayAt.has(runBy)))
    .toSorted((a, b) => Number(named.has(b.code)) - Number(named.has(a.code)));
}

/** The channel, if this actor may record what stands there. */
export async function channelFor(act: Act, code: string): Promise<Channel | undefined> {
  return (await channelsFor(act)).find((channel) => channel.code === code);
}

export function channelName(plan: Plan, code: string): string {
  return plan.channels.find((channel) => channel.code === code)?.name ?? code;
}
