import CountersignCLI

await CommandLineTool.main()
