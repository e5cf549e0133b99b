import type { Collection } from '#kernel/stores';

const NAME = /^\w+$/;

/**
 * @throws Error a collection, field or sort whose name a store cannot keep: a plain one, since a collection is declared
 * by a program and not by its user.
 */
export const checkNames = ({ name, fields, sorts }: Collection): void => {
  const wrong =
    [...Object.keys(fields), ...sorts].find((each) => !NAME.test(each)) ?? (/^[\w@]+$/.test(name) ? undefined : name);
  if (wrong !== undefined) throw new Error(`"${wrong}" cannot name a collection, field or sort`);
  const unsorted = Object.keys(fields).find((field) => fields[field] === 'sum' && !sorts.includes(field));
  if (unsorted !== undefined) throw new Error(`"${unsorted}" is a sum, by which its collection is sorted, too`);
};
