/** Asks for a file that takes work to make: written down now, made by the next sweep, sent to whoever asked. */
import type { Act } from '../../act.js';
import type { Json } from '../../lib/json.js';

/** `kind`: the maker's name, "feature.what". `args` may hold a secret: they are emptied once the file is made. */
export async function orderFile(act: Act, kind: string, args: Json): Promise<void> {
  const { person } = act.actor;
  if (person === undefined) throw new Error('a file is sent to the person who asks for it');
  await act.tx.fileOrder.create({
    data: { kind, args: JSON.stringify(args), orderedById: person.id, orderedAt: act.now, state: 'waiting' },
  });
}
