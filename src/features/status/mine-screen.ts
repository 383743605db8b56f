/** "Chờ tôi": what waits for whoever asks, each with the way to it. */
import type { Act } from '../../act.js';
import type { Message } from '../../outbox/message.js';
import { pendingJoins } from '../registration/index.js';
import { reportsWaiting } from '../reports/index.js';
import { moreWaiting, waitingForReview } from '../review/index.js';
import { moreToDo, openCount } from '../tasks/index.js';
import { seeStatusPermission } from './permissions.js';
import { texts } from './texts.js';

export async function mineScreen(act: Act): Promise<readonly Message[]> {
  act.require(seeStatusPermission, 'anywhere');
  const review = await waitingForReview(act.tx, act.actor.posts, act.now);
  const tasks = await openCount(act);
  const choices = [
    ...(tasks === 0 ? [] : [[moreToDo.choice(texts.myTasks(tasks), 0)]]),
    ...(review === 0 ? [] : [[moreWaiting.choice(texts.myReviews(review), 0)]]),
    ...(await pendingJoins(act)).map((choice) => [choice]),
    ...(await reportsWaiting(act)).map((choice) => [choice]),
  ];
  return [choices.length === 0 ? { text: texts.nothingWaits } : { text: texts.waitsForMe, choices }];
}
