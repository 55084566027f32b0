/** How an act of ours ended; `watching`: the evidence alone decides. */
export type Done = 'done' | 'watching';
