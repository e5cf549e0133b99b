/** A view, as JSX makes it. */
export interface VNode {
  readonly type: unknown;
  readonly props: object;
}
export type Children = VNode | string | number | false | null | undefined | readonly Children[];
export type Attribute = string | number | boolean | undefined | Children;
