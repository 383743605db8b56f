/** A model, and what messages need of it, as they were stored. */
import { z } from 'zod';
import { MODEL_VERSION, type ReportModel } from '../../ledger/compile-model.js';
import type { ReportDigest } from './job.js';

/** Throws when it was stored by a version that wrote another shape. */
export function readModel(text: string): ReportModel {
  const model = Stored.safeParse(JSON.parse(text));
  if (model.success) return model.data;
  throw new Error('the stored report is of an older version: compile it again');
}

export function readDigest(text: string): ReportDigest {
  return Digest.parse(JSON.parse(text));
}

const Digest = z.custom<ReportDigest>((value) => typeof value === 'object' && value !== null && 'fingerprint' in value);

/** Our own JSON, of any size: its version says its shape. */
const Stored = z.custom<ReportModel>(
  (value) => typeof value === 'object' && value !== null && 'version' in value && value.version === MODEL_VERSION,
);
