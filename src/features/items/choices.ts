/** What can be done with an item wherever it is shown. The handlers are in the features that do it. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

/** Opens what came back, or what nobody has decided yet, as a draft again. */
export const rework = namePick('items.rework', z.number());
export const withdraw = namePick('items.withdraw', z.number());
/** The whole item: its words, files, history, and what the reader can do with it. */
export const openItem = namePick('items.open', z.number());
