import { createRequire } from 'node:module';
import type { Attribute, VNode } from '../view.js';

type Make = (type: unknown, props: object, key?: string) => VNode;

/** Loaded without its types, which bring those of the browser into code that runs on the server. */
const preact = createRequire(import.meta.url)('preact/jsx-runtime') as {
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
