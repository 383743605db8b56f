/** What can be chosen about people worth telling of. The handlers are in index.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ praise: z.number() });

export const SHELVES = ['proposed', 'confirmed', 'mine'] as const;
export type Shelf = (typeof SHELVES)[number];

export const seeShelf = namePick('praise.list', z.object({ shelf: z.enum(SHELVES), page: z.int().min(0) }));
export const openPraise = namePick('praise.open', About);
export const confirm = namePick('praise.confirm', About);
export const beginDeclining = namePick('praise.decline', About);
export const reward = namePick('praise.reward', About);
export const unreward = namePick('praise.unreward', About);
