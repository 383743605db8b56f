/** What can be chosen about consents to pictures. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const listConsents = namePick('consents.list', z.object({ page: z.int().min(0) }));
export const openConsent = namePick('consents.open', z.object({ consent: z.number() }));
export const beginKeeping = namePick('consents.keep', z.null());
export const withdraw = namePick('consents.withdraw', z.object({ consent: z.number(), sure: z.boolean() }));
export const listTakeDowns = namePick('consents.take-downs', z.object({ consent: z.number(), page: z.int().min(0) }));
export const clear = namePick('consents.clear', z.object({ consent: z.number(), publication: z.number() }));
/** Of publishing: it asks why, and keeps the record. */
export const takeDown = namePick('publishing.take-down', z.object({ publication: z.number() }));
