/** What can be chosen in the archive. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';
import { Query } from './query.js';

/** `before`: only items older than this. */
export const showFound = namePick('archive.show', z.object({ query: Query, before: z.number().nullable() }));
export const askWords = namePick('archive.words', z.object({ query: Query }));
export const showFilters = namePick('archive.filters', z.object({ query: Query }));
export const FIELDS = ['unit', 'topic', 'period', 'event', 'kind'] as const;
export type Field = (typeof FIELDS)[number];
export const listField = namePick(
  'archive.field',
  z.object({ query: Query, field: z.enum(FIELDS), page: z.number().int().min(0) }),
);

const task = z.number();
export const beginPhotos = namePick('archive.photos', z.object({}));
/** The items of a task's period with pictures, and which of them are chosen. */
export const listPhotos = namePick('archive.photo-items', z.object({ task, page: z.number().int().min(0) }));
export const openPhotos = namePick('archive.photo-item', z.object({ task, submission: z.number() }));
export const reviewPhotos = namePick('archive.photo-set', z.object({ task }));
export const handInPhotos = namePick('archive.photo-hand-in', z.object({ task, photos: z.number() }));
