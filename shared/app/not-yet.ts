/** Thrown by a job that waits for something outside: it is to be run again after so many seconds. */
export class NotYet extends Error {
  readonly seconds: number;

  constructor(what: string, seconds: number) {
    super(`${what} is not there yet`);
    this.name = 'NotYet';
    this.seconds = seconds;
  }
}
