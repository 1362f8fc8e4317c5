// Brings the cell in focus into the middle of the sheet's box, and the box into sight; runs again when the focus changes.
(() => {
  const show = () => {
    const box = document.querySelector(".sheet");
    const cell = box && box.querySelector("td.focus");
    if (!cell) return;
    box.scrollTop = cell.offsetTop - (box.clientHeight - cell.offsetHeight) / 2;
    box.scrollLeft = cell.offsetLeft - (box.clientWidth - cell.offsetWidth) / 2;
    box.scrollIntoView({ block: "nearest" });
  };
  show();
  setTimeout(show, 250); // the sheet may arrive after this script
})();
