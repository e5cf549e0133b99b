import type { Attribute, VNode } from '../view.js';

type Make = (type: unknown, props: object, key?: string) => VNode;

/** Loaded by a name that the compiler does not follow: its types bring those of the browser into code of the server. */
const runtime: string = 'preact/jsx-runtime';
const preact = (await import(runtime)) as {
  readonly jsx: Make;
  readonly jsxs: Make;
  readonly Fragment: (props: object) => VNode;
};

/** What JSX compiles to. */
export const { jsx, jsxs, Fragment } = preact;

// eslint-disable-next-line @typescript-eslint/no-namespace -- the name under which the compiler looks for it
export declare namespace JSX {
  type Element = VNode;
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicAttributes {
    key?: string | number;
  }
  type IntrinsicElements = Record<string, Record<string, Attribute>>;
}
