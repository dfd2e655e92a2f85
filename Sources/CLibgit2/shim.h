#ifndef COUNTERSIGN_CLIBGIT2_SHIM_H
#define COUNTERSIGN_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <zlib.h>

// git_libgit2_opts takes variable arguments, which Swift cannot call.
// The options that are set here take one int, one size_t, or a list of strings.
static inline int countersign_git_set_option(git_libgit2_opt_t option, int value) {
    return git_libgit2_opts(option, value);
}

static inline int countersign_git_set_size(git_libgit2_opt_t option, size_t value) {
    return git_libgit2_opts(option, value);
}

static inline int countersign_git_set_extensions(const char **extensions, size_t count) {
    return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, count);
}

// A database of objects that Swift answers for.
typedef struct {
    git_odb_backend parent;
    void *context;
} countersign_odb_backend;

// inflateInit is a macro, which Swift does not see.
static inline int countersign_inflate_init(z_stream *stream) {
    return inflateInit(stream);
}

#endif
