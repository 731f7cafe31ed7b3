/** A place in the order in which retention looks at decisions. */
export interface DuePlace {
  receivedAt: string;
  subject: string;
}

export interface DueAnswer {
  /** Decisions that are now about nobody. */
  erased: number;
  /** Where to go on; undefined when all were looked at. */
  next: DuePlace | undefined;
}
