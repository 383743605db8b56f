/** Asks for a package: written down now, made by the next sweep, handed to whoever asked. */
import type { Act } from '../../act.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';

export interface NewPackage {
  readonly kind: 'sendUp' | 'web' | 'photos';
  readonly title: string;
  /** In the order in which they stand in it. */
  readonly items: readonly number[];
  /** The code of the period of the duty it is for. */
  readonly period?: string;
  /** The level of the route that chose it. */
  readonly level?: number;
  /** Codes of addressees of the plan. */
  readonly to?: readonly string[];
  /** The unit whose it is; absent: the institution's. */
  readonly unit?: number;
}

export async function orderPackage(
  act: Act,
  order: NewPackage,
): Promise<{ readonly id: number; readonly code: string }> {
  const { person } = act.actor;
  if (person === undefined) throw new Error('a package is handed to the person who asks for it');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { id, code } = await act.tx.package.create({
    data: {
      code: await nextCode(act.tx, 'GOI', act.now, zone),
      kind: order.kind,
      title: order.title,
      period: order.period ?? null,
      level: order.level ?? null,
      to: (order.to ?? []).join(','),
      unitId: order.unit ?? null,
      askedById: person.id,
      askedAt: act.now,
      state: 'due',
      items: { create: order.items.map((submissionId, position) => ({ submissionId, position })) },
    },
    select: { id: true, code: true },
  });
  await act.record('packages.order', `package/${id}`, order.kind);
  return { id, code };
}
