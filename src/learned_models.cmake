# What the reading weighs with is learned whenever the labelled mails, the example texts, the lexicons or the reading
# itself change. learned_models: the C++ that comes out. Sets from ce on are left out: they tell what the
# models make of mails they have not learned from.
add_executable(learn learn/main.cc)
target_link_libraries(learn PRIVATE meldaan_learn)

set(reading_tests ${PROJECT_SOURCE_DIR}/tests/reading)
file(GLOB example_sets CONFIGURE_DEPENDS LIST_DIRECTORIES true
     ${PROJECT_SOURCE_DIR}/tests/corpus/[a-z] ${reading_tests}/mails/[a-z] ${reading_tests}/mails/a[a-z] ${reading_tests}/mails/b[a-z] ${reading_tests}/mails/c[a-d]
     ${reading_tests}/examples/*.jsonl ${reading_tests}/examples/*.txt)
file(GLOB example_mails CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/tests/corpus/[a-z]/*.* ${reading_tests}/mails/[a-z]/*.*
     ${reading_tests}/mails/a[a-z]/*.* ${reading_tests}/mails/b[a-z]/*.* ${reading_tests}/mails/c[a-d]/*.*)
file(GLOB reading_data CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/config/*)

set(learned_models ${CMAKE_CURRENT_BINARY_DIR}/learned_models.cc)
if(MELDAAN_LEARN_IN)
  # Under sanitizers learning takes two minutes: the other build does it, and is asked each time that it is up to date.
  file(GLOB_RECURSE learning_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_custom_command(OUTPUT ${learned_models}
    COMMAND ${CMAKE_COMMAND} --build ${MELDAAN_LEARN_IN} --target learned_models
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${MELDAAN_LEARN_IN}/src/learned_models.cc ${learned_models}
    DEPENDS ${learning_sources} ${example_sets} ${example_mails} ${reading_data}
    COMMENT "Learning from the labelled mails, in ${MELDAAN_LEARN_IN}" VERBATIM)
  set_target_properties(learn PROPERTIES EXCLUDE_FROM_ALL ON)
else()
  add_custom_command(OUTPUT ${learned_models}
    COMMAND learn ${PROJECT_SOURCE_DIR}/config/meldaan.toml ${learned_models} ${example_sets}
    DEPENDS learn ${example_sets} ${example_mails} ${reading_data}
    COMMENT "Learning from the labelled mails" VERBATIM)
endif()
add_custom_target(learned_models DEPENDS ${learned_models})
set(example_sets ${example_sets} PARENT_SCOPE)
