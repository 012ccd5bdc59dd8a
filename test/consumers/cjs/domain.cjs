// needs: @postwright/core/content/Platform
const { platforms } = require("@postwright/core/content/Platform")

if (!platforms.includes("x")) throw new Error("the constants were not loaded")
