/**
 * One request for the playlist, as a line of a log tells it. There is one such object for all lines of a file; places are
 * in the bytes that come with it, and are good until the next line is read.
 */
export interface Poll {
  /** When it was answered, epoch seconds. */
  at: number;
  /** The HTTP status of the answer. */
  status: number;
  /** The field of the agent. */
  agentFrom: number;
  agentTo: number;
  /** The ids of the machine's screens, with commas between them. */
  idsFrom: number;
  idsTo: number;
  versionFrom: number;
  versionTo: number;
  stateFrom: number;
  stateTo: number;
  /** Codes of faults, with commas between them. */
  faultsFrom: number;
  faultsTo: number;
  revision: number;
  /** How far the machine's journal is, and the first 32 bits of the hash of its last line; 0 and 0 when it is not told. */
  journalSeq: number;
  journalHash: number;
}

/** A poll to be filled in. */
export function emptyPoll(): Poll {
  return {
    ...{ at: 0, status: 0, agentFrom: 0, agentTo: 0, idsFrom: 0, idsTo: 0, versionFrom: 0, versionTo: 0 },
    ...{ stateFrom: 0, stateTo: 0, faultsFrom: 0, faultsTo: 0, revision: 0, journalSeq: 0, journalHash: 0 },
  };
}
