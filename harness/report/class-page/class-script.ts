/** Sorts, filters and searches the rows of the heat map. The page can be read without it. */
export const classScript = `
'use strict';
(function () {
  var table = document.querySelector('.map');
  var body = table.tBodies[0];
  var rows = Array.from(body.rows);
  var order = { '?': 0, '\\u2718': 1, '\\u2013': 2, '\\u2714': 3, '': 4 };
  var names = rows.map(function (row) { return row.cells[0].textContent.toLowerCase(); });
  rows.forEach(function (row, index) { row.name = names[index]; });
  var inWords = new Intl.Collator(undefined, { numeric: true });
  function find(id) { return document.getElementById(id); }
  function has(list, word) { return word === '' || (' ' + list + ' ').includes(' ' + word + ' '); }
  function filter() {
    var text = find('name').value.trim().toLowerCase();
    var standing = find('standing').value;
    var reason = find('reason').value;
    var count = 0;
    rows.forEach(function (row) {
      var shown = row.name.includes(text) && has(row.dataset.s, standing) && has(row.dataset.r, reason);
      if (row.hidden === shown) row.hidden = !shown;
      if (shown) count += 1;
    });
    find('count').textContent = count + ' of ' + rows.length;
  }
  function valueOf(row, column, by) {
    if (by === 'name') return row.name;
    if (by === 'number') return Number(row.cells[column].dataset.v);
    return order[row.cells[column].textContent.trim()];
  }
  function sort(head, by) {
    var column = head.cellIndex;
    var down = head.getAttribute('aria-sort') === 'ascending';
    table.querySelectorAll('[aria-sort]').forEach(function (one) { one.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var keyed = rows.map(function (row) { return { row: row, key: valueOf(row, column, by) }; });
    keyed.sort(function (a, b) {
      var less = typeof a.key === 'string' ? inWords.compare(a.key, b.key) : a.key - b.key;
      return (down ? -less : less) || inWords.compare(a.row.name, b.row.name);
    });
    rows = keyed.map(function (one) { return one.row; });
    body.append.apply(body, rows);
  }
  ['name', 'standing', 'reason'].forEach(function (id) { find(id).addEventListener('input', filter); });
  document.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.sort) sort(button.closest('th'), button.dataset.sort);
    if (button.dataset.reason) {
      find('reason').value = button.dataset.reason;
      filter();
      find('submissions').scrollIntoView();
      find('reason').focus();
    }
  });
})();
`;
