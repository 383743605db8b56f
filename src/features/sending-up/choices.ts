/** What can be chosen about sending up. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const beginChoosing = namePick('sending-up.choose', z.object({}));
const Of = z.object({ package: z.number() });
export const openPackage = namePick('sending-up.open', Of);
/** It went: the proof is asked. */
export const beginSent = namePick('sending-up.sent', Of);
export const dropPackage = namePick('sending-up.drop', Of);
const Answer = z.object({ package: z.number(), unit: z.number() });
export const acceptPackage = namePick('sending-up.accept', Answer);
export const refusePackage = namePick('sending-up.refuse', Answer);
