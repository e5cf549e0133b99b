/** What is known of one event type: its present version, and how data of an older version is read as the next one. */
export interface EventVersions {
  readonly version: number;
  readonly upcast?: Readonly<Record<number, (data: object) => object>>;
}

/** The events that an aggregate writes, by stored name. Names are unique over the whole log. */
export type EventCatalogue = Readonly<Record<string, EventVersions>>;
