/** How texts, numbers and JSON are kept in every table. */
export const text = { type: 'varchar' } as const;
export const long = { type: 'text' } as const;
export const longText = { type: 'text', nullable: true } as const;
export const nullableText = { type: 'varchar', nullable: true } as const;
export const whole = { type: 'bigint', transformer: { from: Number, to: (value: number) => value } } as const;
export const numberOrNull = (value: string | number | null): number | null => (value === null ? null : Number(value));
export const json = { type: 'simple-json' } as const;
export const nullableJson = { type: 'simple-json', nullable: true } as const;
