import * as MediaProbeContract from "@postwright/core/testing/media/MediaProbeContract"
import * as RendererContract from "@postwright/core/testing/media/RendererContract"
import { suite } from "@postwright/core/testing/vitest"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"

suite("Renderer (ffmpeg)", RendererContract.cases(Ffmpeg.layer()))
suite("MediaProbe (ffmpeg)", MediaProbeContract.cases(Ffmpeg.layer()))
