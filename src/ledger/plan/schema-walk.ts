/** Walks the plan language beside a plan's data, so that hints and reference checks are read off the schema itself. */
import { z } from 'zod';
import { type Named, references } from './parts.js';

type Path = readonly PropertyKey[];

/**
 * The keys allowed at a path of the written data; empty where the schema expects no fields there. Where one of them decides
 * about the others and is not written, that one alone.
 */
export function knownKeys(schema: z.ZodType, path: Path, data: unknown): string[] {
  const at = unwrapped(schema, data);
  const [step, ...rest] = path;
  if (step === undefined) {
    if (at instanceof z.ZodDiscriminatedUnion) return [at.def.discriminator];
    return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
  }
  const below = partAt(at, step);
  // A single thing may stand where a list is read; then it is its own entry 0.
  const single = at instanceof z.ZodArray && !Array.isArray(data);
  return below === undefined ? [] : knownKeys(below, rest, single ? data : childOf(data, step));
}

/** A code in the file that names something defined elsewhere in it. */
export interface Reference {
  readonly at: Path;
  readonly names: Named;
  readonly code: string;
}

/** Every reference in well-formed data, in file order. */
export function referencesIn(schema: z.ZodType, data: unknown, at: Path = []): Reference[] {
  const shape = unwrapped(schema, data);
  const named = references.get(shape);
  if (named && typeof data === 'string') return [{ at, names: named.names, code: data }];
  if (typeof data !== 'object' || data === null) return [];
  const keyType = shape instanceof z.ZodRecord ? references.get(asType(shape.keyType) ?? shape) : undefined;
  return Object.entries(data).flatMap(([key, value]) => {
    const step = Array.isArray(data) ? Number(key) : key;
    const here = [...at, step];
    const below = partAt(shape, step);
    const ownKey = keyType ? [{ at: here, names: keyType.names, code: key }] : [];
    return [...ownKey, ...(below === undefined ? [] : referencesIn(below, value, here))];
  });
}

function partAt(shape: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  if (shape instanceof z.ZodObject) return asType(shape.shape[String(step)]);
  if (shape instanceof z.ZodArray) return asType(shape.element);
  return shape instanceof z.ZodRecord ? asType(shape.valueType) : undefined;
}

function childOf(data: unknown, step: PropertyKey): unknown {
  return typeof data === 'object' && data !== null ? Object.getOwnPropertyDescriptor(data, step)?.value : undefined;
}

/** The object, array, record or text inside optional, default and preprocess; a union is chosen by the data. */
function unwrapped(schema: z.ZodType, data: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return inside(schema.def.innerType, data, schema);
  }
  if (schema instanceof z.ZodPipe) return inside(schema.def.out, data, schema);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const tag = schema.def.discriminator;
    const chosen = schema.def.options.find(
      (option) => option instanceof z.ZodObject && asType(option.shape[tag])?.safeParse(childOf(data, tag)).success,
    );
    return inside(chosen, data, schema);
  }
  return schema;
}

function inside(found: unknown, data: unknown, otherwise: z.ZodType): z.ZodType {
  const schema = asType(found);
  return schema === undefined ? otherwise : unwrapped(schema, data);
}

function asType(value: unknown): z.ZodType | undefined {
  return value instanceof z.ZodType ? value : undefined;
}
