/** What an author can do with an item under its receipt. The handlers are in the submissions feature. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const rework = namePick('items.rework', z.number());
export const withdraw = namePick('items.withdraw', z.number());
