/**
 * Pictures and videos: previews give way to the files beside the page as they come into view, slides turn, pictures open in
 * full size, and a video that is not there says where it is.
 */
export const players = String.raw`
  // Without the kit around the page there is no file, and the preview stays.
  const seen = (pictures) => {
    for (const picture of pictures) {
      const file = picture.dataset.full;
      if (!file) continue;
      delete picture.dataset.full;
      const full = new Image();
      full.src = file;
      full.decode().then(() => (picture.src = file), () => {});
    }
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        watcher.unobserve(entry.target);
        seen([entry.target]);
      }
    },
    { rootMargin: "200px" }
  );
  for (const picture of $$("img[data-full]")) watcher.observe(picture);
  const slideOf = (swiper) => {
    const slides = $(".slides", swiper);
    return Math.round(Math.abs(slides.scrollLeft) / Math.max(1, slides.clientWidth));
  };
  const tellSlide = (swiper) => {
    const at = slideOf(swiper);
    const last = $(".slides", swiper).children.length - 1;
    $(".place span", swiper).textContent = at + 1;
    $(".turn-back", swiper).disabled = at <= 0;
    $(".turn-on", swiper).disabled = at >= last;
  };
  const turn = (swiper, by) => {
    const slides = $(".slides", swiper);
    const next = slides.children[slideOf(swiper) + by];
    if (next) slides.scrollTo({ left: next.offsetLeft - slides.firstElementChild.offsetLeft });
  };
  for (const swiper of $$(".swiper")) {
    tellSlide(swiper);
    const slides = $(".slides", swiper);
    slides.addEventListener("scroll", () => tellSlide(swiper), { passive: true });
    slides.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      const by = event.key === "ArrowRight" ? 1 : -1;
      turn(swiper, getComputedStyle(slides).direction === "rtl" ? -by : by);
    });
  }
  for (const clip of $$(".clip")) {
    const video = $("video", clip);
    video.controls = false;
    $(".play", clip).addEventListener("click", () => {
      clip.classList.add("is-on");
      video.controls = true;
      video.focus();
      video.play().catch(() => {});
    });
    video.addEventListener("play", () => {
      clip.classList.add("is-on");
      video.controls = true;
      for (const other of $$("video")) if (other !== video) other.pause();
    });
    video.addEventListener("error", () => ($(".gone", clip).hidden = false));
  }
  const lightbox = $("#lightbox");
  let shownShots = [];
  let shotAt = 0;
  const showShot = (at) => {
    shotAt = at;
    const picture = $("img", shownShots[at]);
    const large = $("#lightbox-picture");
    large.onerror = () => {
      large.onerror = null;
      large.src = picture.src;
    };
    large.src = shownShots[at].getAttribute("href");
    large.alt = picture.alt;
    $("#lightbox-words").textContent = picture.alt;
    for (const button of $$("[data-shift]", lightbox)) {
      button.hidden = shownShots.length < 2;
      button.disabled = !shownShots[at + Number(button.dataset.shift)];
    }
  };
  lightbox.addEventListener("click", (event) => {
    const shift = event.target.closest("[data-shift]");
    if (shift) showShot(shotAt + Number(shift.dataset.shift));
  });
  lightbox.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by !== 0 && shownShots[shotAt + by]) showShot(shotAt + by);
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const shot = event.target.closest("a.shot");
    const turner = event.target.closest("[data-turn]");
    if (turner) turn(turner.closest(".swiper"), Number(turner.dataset.turn));
    if (!shot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    shownShots = $$("a.shot", shot.closest(".media"));
    showShot(shownShots.indexOf(shot));
    openDialog(lightbox);
  });
`
