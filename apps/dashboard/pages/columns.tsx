import {
  Tag,
  Value,
  codeMeaning,
  inShort,
  labelOf,
  type ColumnOf,
  type Item,
  type ListDescription,
  type Schema,
  type Section,
  type Showing,
  type Ui,
  type VNode,
} from '#views';

export const titleOf = (section: Section, item: Item, ui: Ui): string =>
  section.heading?.(item, ui).title ?? String(item['title'] ?? item['name'] ?? item.id);

export const StageTag = ({
  section,
  code,
  ui,
}: {
  readonly section: Section;
  readonly code: string;
  readonly ui: Ui;
}): VNode => {
  const [label, tone] = section.stage?.stages[code] ?? [[code, code] as const, 'plain' as const];
  return <Tag tone={tone}>{ui.say(label)}</Tag>;
};

/** A number to be added up or compared. */
const isFigure = ({ format, type }: Schema): boolean => format === 'rupiah' || String(type) === 'integer,string';

/** A column a field, the first of which leads to the record. */
export const columnsOf = (
  section: Section,
  { item, sorts }: ListDescription,
  showing: Showing,
): readonly ColumnOf<Item>[] =>
  section.fields.map((name, index) => {
    const schema = showing.open(item.properties?.[name] ?? {});
    const { ui } = showing;
    const tones = section.tags?.[name];
    const first = index === 0;
    const leads = first && section.record !== false;
    const cell = (row: Item): VNode => {
      const value = row[name];
      if (name === section.stage?.field) return <StageTag section={section} code={String(value)} ui={ui} />;
      if (!tones || typeof value !== 'string')
        return <Value value={value} schema={schema} showing={showing} name={leads ? '' : name} />;
      return <Tag tone={tones[value] ?? 'plain'}>{inShort(ui.say(codeMeaning(schema, value) ?? [value, value]))}</Tag>;
    };
    return {
      head: inShort(ui.say(section.heads?.[name] ?? labelOf(schema, name))),
      // Whose id is hidden from the reader has no page for him.
      cell: leads
        ? (row) => (typeof row.id === 'string' ? <a href={ui.to([section.slug, row.id])}>{cell(row)}</a> : cell(row))
        : cell,
      main: first,
      right: !first && isFigure(schema),
      ...(sorts.includes(name) && { sort: name }),
    };
  });
