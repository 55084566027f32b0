/** Paper has nothing to open: everything that a failed case has to say is printed. Reading needs no script. */
export const script = `
addEventListener('beforeprint', function () {
  document.querySelectorAll('.failed > details').forEach(function (one) { one.open = true; });
});
`;
