/** Which records are counted: of some units, dated within some time. */

/** Records of units below `unitPath` ("/" is all of them), dated in [from, to). */
export interface RecordSpan {
  readonly from: Date;
  readonly to: Date;
  readonly unitPath: string;
}

/** As a condition on a record's date. */
export function within({ from, to }: Pick<RecordSpan, 'from' | 'to'>) {
  return { gte: from, lt: to };
}

/** As a condition on a record that has a unit. */
export function below({ unitPath }: Pick<RecordSpan, 'unitPath'>) {
  return { unit: { path: { startsWith: unitPath } } };
}
