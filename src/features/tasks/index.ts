/** What everybody has to do: `/viec`. */
import { defineFeature } from '../../feature.js';
import { actOnTask } from './act-on-task.js';
import { seeTasksPermission } from './permissions.js';
import { moreToDo, showToDo } from './show-to-do.js';
import { texts } from './texts.js';

export { actChoices } from './act-on-task.js';
export { entriesOf, entryText, hasSeveralUnits, titleOf } from './entries.js';
export {
  nudgeDuty,
  openFeedbackRecord,
  openIssueRecord,
  openPraiseRecord,
  openPressRecord,
  openReturn,
  reportDone,
  reportNil,
} from './report-choices.js';
export { moreToDo, openCount } from './show-to-do.js';

export const tasks = defineFeature({
  name: 'tasks',
  permissions: [seeTasksPermission],
  commands: [
    {
      name: 'viec',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      run: (act) => showToDo(act),
    },
  ],
  picks: [actOnTask, moreToDo],
});
