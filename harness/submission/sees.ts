/** Whether a program finds an absolute path of this machine where it is run. */
export type Sees = (path: string) => boolean;
