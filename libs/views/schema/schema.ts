/** A JSON schema as the description of the API holds it, labels included. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly description?: string;
  readonly 'x-label'?: Words;
  readonly 'x-enum-labels'?: Readonly<Record<string, Words>>;
}
interface Words {
  readonly id: string;
  readonly en: string;
}

/** The schema itself, in the place of a reference to it. */
export type Open = (schema: Schema) => Schema;
