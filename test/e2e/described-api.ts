import type { HttpCall } from '#demo';

export interface ParameterSchema {
  readonly type?: string;
  readonly items?: ParameterSchema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
}
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ParameterSchema;
}

interface WrittenOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, object>>;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        { readonly example?: object; readonly examples?: Readonly<Record<string, { readonly value: object }>> }
      >
    >;
  };
}

/** The description of the API as the system serves it. */
export interface ApiDescription {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { readonly description?: string }>> }>
    >;
  };
}

/** An operation of it, with what it refers to put in its place. */
export interface DescribedOperation extends Omit<WrittenOperation, 'parameters' | 'requestBody'> {
  readonly path: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly parameters: readonly Parameter[];
  /** A body that works: a text where it is a file. */
  readonly example?: object;
  /** What the body is, where it is no JSON. */
  readonly fileType?: string;
}

export const describedApi = async (call: HttpCall): Promise<ApiDescription> =>
  (await call({ method: 'GET', path: '/openapi.json' })).body as ApiDescription;

export const operationsOf = ({ paths, components }: ApiDescription): readonly DescribedOperation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [], requestBody, ...operation }]) => {
      const [[type, { example, examples = {} }] = ['application/json', {} as never]] = Object.entries(
        requestBody?.content ?? {},
      );
      const shown = example ?? Object.values(examples)[0]?.value;
      return {
        ...operation,
        path,
        method: method.toUpperCase() as DescribedOperation['method'],
        ...(shown && { example: shown }),
        ...(type !== 'application/json' && { fileType: type }),
        parameters: parameters.map((each) =>
          '$ref' in each ? components.parameters[each.$ref.slice('#/components/parameters/'.length)]! : each,
        ),
      };
    }),
  );
