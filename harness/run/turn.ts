/** One turn of the loop: what lies ready in our sockets and pipes is read meanwhile. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
